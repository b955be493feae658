<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->unshift(Middleware::mapRequest(function (RequestInterface $request): RequestInterface {
    $changed = $request->withHeader('X-Shop', 'a')->withAddedHeader('X-Shop', 'b')->withoutHeader('X-Other');
    echo $changed->hasHeader('x-shop') ? 'has ' : 'none ', $changed->getHeaderLine('X-Other'), json_encode($request->hasHeader('X-Shop')), "\n";
    return $changed;
}), 'headers');
$instance->chain('v3/certificates')->get();
