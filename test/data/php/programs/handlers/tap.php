<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->unshift(Middleware::tap(function (RequestInterface $request) {
    echo 'before ', $request->getMethod(), ' ', $request->getRequestTarget(), "\n";
}, function ($request) {
    echo 'after ', $request->getUri()->getHost(), "\n";
}), 'tap');
$instance->chain('v3/certificates')->get();
