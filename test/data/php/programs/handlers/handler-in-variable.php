<?php

use Psr\Http\Message\RequestInterface;

$count = 0;
$middleware = function (callable $handler) use (&$count) {
    return function (RequestInterface $request, array $options) use ($handler, &$count) {
        $count++;
        return $handler($request, $options);
    };
};
$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->push($middleware, 'count');
$instance->chain('v3/certificates')->get();
$instance->chain('v3/certificates')->get();
echo "$count calls";
