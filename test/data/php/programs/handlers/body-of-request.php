<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$lengths = [];
$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->push(Middleware::tap(function (RequestInterface $request) use (&$lengths) {
    $body = (string) $request->getBody();
    $lengths[$request->getMethod()] = strlen($body);
    echo substr($body, 0, 20), "\n";
}), 'size');
$instance->chain('v3/refund/domestic/refunds')->post(['json' => ['out_refund_no' => '退款-1', 'reason' => '缺货']]);
$instance->chain('v3/certificates')->get();
print_r($lengths);
