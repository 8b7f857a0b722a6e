// What a browser has and node may lack, and each console.log as one line of JSON, for the test to read.
if (!globalThis.WebSocket) globalThis.WebSocket = require('ws');
console.log = (...words) => process.stdout.write(JSON.stringify(words) + '\n');
