<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->push(Middleware::tap(function (RequestInterface $request) {
    echo '~', $request->getMethod(), '~';
}), 'tap');
$promise = $instance->chain('v3/certificates')->getAsync();
echo 'sent ';
echo $promise->wait()->getStatusCode();
