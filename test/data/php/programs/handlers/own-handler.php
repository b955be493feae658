<?php

use Psr\Http\Message\RequestInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->push(function (callable $handler) {
    return function (RequestInterface $request, array $options) use ($handler) {
        echo '> ', $request->getMethod(), "\n";
        $request = $request->withHeader('X-Shop', 'own');
        return $handler($request, $options);
    };
}, 'own');
$instance->chain('v3/certificates')->get();
