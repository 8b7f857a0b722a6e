const ws = new WebSocket('ws://localhost:8000/ws/550e8400-e29b-41d4-a716-446655440000');

ws.onopen = function(event) {
    console.log('WebSocket connected');
};

ws.onmessage = function(event) {
    const data = JSON.parse(event.data);
    
    switch(data.type) {
        case 'initial_status':
            console.log('Initial status:', data.data);
            break;
        case 'job_update':
            console.log(`Progress: ${data.data.progress}%`);
            console.log(`Status: ${data.data.status}`);
            break;
    }
};

ws.onclose = function(event) {
    console.log('WebSocket disconnected');
};
