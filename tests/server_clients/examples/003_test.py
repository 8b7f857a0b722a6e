# Create test job
response = client.post("/api/v1/jobs/", json={
    "youtube_url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "job_type": "transcription",
    "options": {"language": "en"}
})

job_id = response.json()["id"]
assert response.status_code == 201

# Get job status
response = client.get(f"/api/v1/jobs/{job_id}")
assert response.status_code == 200
assert response.json()["status"] in ["pending", "queued", "processing"]
