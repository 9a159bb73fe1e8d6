"""The desk of whoever works on a case: documents in (intake), decisions (deciding) and corrections
(correcting), each appended to the store. `workbench.pipeline.Workbench` is all of it together."""
