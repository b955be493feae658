<?php

use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->unshift(function (callable $handler) {
    return function (RequestInterface $request, array $options) use ($handler) {
        return $handler($request, $options)->then(function (ResponseInterface $response) use ($request) {
            echo $request->getRequestTarget(), ' gave ', $response->getStatusCode(), "\n";
            return $response;
        });
    };
}, 'log');
echo $instance->chain('v3/certificates')->get()->getStatusCode();
