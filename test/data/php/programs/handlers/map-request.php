<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->push(Middleware::mapRequest(function (RequestInterface $request) {
    return $request->withHeader('X-Shop', '7');
}), 'shop');
$instance->chain('v3/certificates')->get();
