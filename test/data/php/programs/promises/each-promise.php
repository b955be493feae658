<?php

use GuzzleHttp\Promise\EachPromise;

$sum = 0;
$each = new EachPromise([
    $instance->chain('v3/certificates')->getAsync()->then(fn ($response) => 5),
    $instance->chain('v3/certificates')->getAsync()->then(fn ($response) => 7),
], [
    'concurrency' => 2,
    'fulfilled' => function ($value, $index) use (&$sum) {
        $sum += $value * ($index + 1);
    },
    'rejected' => function ($reason, $index) {
        echo 'failed ', $index;
    },
]);
$each->promise()->wait();
echo $sum;
