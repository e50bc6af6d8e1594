"""What people say of records: corrections applied, records drawn to be judged, corrected reports as labelled texts and cases."""
