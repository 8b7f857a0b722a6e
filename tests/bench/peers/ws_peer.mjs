// Its standard output: the port. What is posted to /event goes to every socket.
import {createServer} from 'node:http'
import {WebSocketServer, WebSocket} from 'ws'

const sockets = new WebSocketServer({noServer: true})
const http = createServer((request, response) => {
    const parts = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
        const message = Buffer.concat(parts).toString()
        for (const socket of sockets.clients)
            if (socket.readyState === WebSocket.OPEN) socket.send(message)
        response.writeHead(204).end()
    })
})
http.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, webSocket => sockets.emit('connection', webSocket, request)))
http.listen({host: '127.0.0.1', port: 0, backlog: 4096}, () => console.log(http.address().port))
