<?php

use GuzzleHttp\Promise\Each;

function calls($client): \Generator
{
    foreach (['a', 'b', 'c'] as $no) {
        yield $client->chain('v3/pay/transactions/id/{id}')->getAsync(['id' => $no]);
    }
}

$count = 0;
Each::ofLimit(calls($instance), 1, function ($response) use (&$count) {
    $count += $response->getStatusCode();
})->wait();
echo $count;
