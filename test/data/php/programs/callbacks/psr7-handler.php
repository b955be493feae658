<?php

use GuzzleHttp\Psr7\Response;
use GuzzleHttp\Psr7\ServerRequest;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;

final class CallbackHandler
{
    private array $seen = [];

    public function handle(ServerRequestInterface $request): ResponseInterface
    {
        $serial = $request->getHeaderLine('Wechatpay-Serial');
        if ($serial === '' || !$request->hasHeader('wechatpay-signature')) {
            return new Response(401, [], 'unsigned');
        }
        $data = json_decode((string) $request->getBody(), true);
        if (in_array($data['id'], $this->seen, true)) {
            return new Response(204);
        }
        $this->seen[] = $data['id'];
        return new Response(200, ['Content-Type' => 'application/json'], json_encode(['code' => 'SUCCESS', 'id' => $data['id']]));
    }
}

$handler = new CallbackHandler();
$request = ServerRequest::fromGlobals();
foreach ([1, 2] as $turn) {
    $response = $handler->handle($request);
    echo $turn, ' ', $response->getStatusCode(), ' ', $response->getReasonPhrase(), ' ', $response->getHeaderLine('content-type'), ' ', $response->getBody(), "\n";
}
