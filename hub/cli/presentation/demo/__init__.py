"""How the demonstration is told: Chinese names beside plain English, one step after the other."""
