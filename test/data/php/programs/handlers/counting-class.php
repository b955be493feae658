<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;
use WeChatPay\BuilderChainable;

final class CountedClient
{
    private int $calls = 0;

    public function __construct(private BuilderChainable $client)
    {
        $stack = $client->getDriver()->select()->getConfig('handler');
        $stack->unshift(Middleware::mapRequest(function (RequestInterface $request) {
            $this->calls++;
            return $request;
        }), 'count');
    }

    public function certificates(): int
    {
        return $this->client->chain('v3/certificates')->get()->getStatusCode();
    }

    public function calls(): int
    {
        return $this->calls;
    }
}

$client = new CountedClient($instance);
$client->certificates();
$client->certificates();
echo $client->calls();
