<?php

use GuzzleHttp\Middleware;

$stack = $instance->getDriver()->select()->getConfig('handler');
foreach (['a', 'b'] as $name) {
    $stack->push(Middleware::tap(function () use ($name) {
        echo $name, ' ';
    }), $name);
}
$stack->after('a', Middleware::tap(function () {
    echo 'between ';
}), 'between');
$stack->before('a', Middleware::tap(function () {
    echo 'first ';
}), 'first');
$instance->chain('v3/certificates')->get();
