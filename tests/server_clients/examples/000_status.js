const ws = new WebSocket("ws://localhost:8000/ws/status");
ws.onmessage = (event) => {
  const data = JSON.parse(event.data);
  console.log("Processing status:", data);
};
