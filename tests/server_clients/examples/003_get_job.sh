curl "http://localhost:8000/api/v1/jobs/{job_id}"
