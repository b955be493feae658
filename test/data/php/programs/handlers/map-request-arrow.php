<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$shop = 'shop-' . 9;
$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->unshift(Middleware::mapRequest(fn (RequestInterface $request) => $request->withHeader('X-Shop', $shop)), 'shop');
$instance->v3->pay->transactions->native->post(['json' => ['out_trade_no' => 'h-1']]);
$stack->remove('shop');
$instance->v3->certificates->get();
