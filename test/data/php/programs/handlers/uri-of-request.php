<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->unshift(Middleware::tap(function (RequestInterface $request) {
    $uri = $request->getUri();
    echo $uri->getScheme(), ' ', $uri->getPath(), ' ', $uri->getQuery(), "\n";
}), 'uri');
$instance->chain('v3/bill/tradebill')->get(['query' => ['bill_date' => '2024-01-02', 'bill_type' => 'ALL']]);
