<?php

use GuzzleHttp\Pool;

$requests = [];
foreach (['p1', 'p2'] as $no) {
    $requests[$no] = function () use ($instance, $no) {
        return $instance->chain('v3/pay/transactions/id/{id}')->getAsync(['id' => $no]);
    };
}
$seen = [];
$pool = new Pool(null, $requests, [
    'concurrency' => 1,
    'fulfilled' => function ($response, $key) use (&$seen) {
        $seen[$key] = $response->getStatusCode();
    },
]);
$pool->promise()->wait();
echo json_encode($seen);
