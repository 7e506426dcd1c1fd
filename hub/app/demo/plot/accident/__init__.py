"""The first story: a concealed accident, the work-safety list, its repair, the revocation, the annulment."""
