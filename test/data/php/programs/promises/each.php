<?php

use GuzzleHttp\Promise\Each;

$done = [];
$promises = array_map(fn ($no) => $instance->chain('v3/pay/transactions/id/{id}')->getAsync(['id' => $no]), ['a', 'b', 'c']);
Each::of($promises, function ($response, $index) use (&$done) {
    $done[] = $index . ':' . $response->getStatusCode();
})->wait();
sort($done);
echo implode(' ', $done);
