<?php

use Psr\Http\Message\RequestInterface;

function withShop(string $shop): callable
{
    return static function (callable $handler) use ($shop): callable {
        return static function (RequestInterface $request, array $options) use ($handler, $shop) {
            return $handler($request->withHeader('X-Shop', $shop), $options);
        };
    };
}

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->before('signer', withShop('s1'), 'shop');
$instance->chain('v3/certificates')->get(['headers' => ['Accept' => 'application/json']]);
