<?php

use GuzzleHttp\Pool;
use GuzzleHttp\Promise\Create;
use GuzzleHttp\Promise\Each;

// A function among the promises of Each is a value; a pool calls it when there is room for its promise.
$log = [];
Each::of([
    'plain' => 7,
    'promise' => Create::promiseFor('p'),
    'function' => function () use (&$log) {
        $log[] = 'called';
        return 'never';
    },
], function ($value, $key) use (&$log) {
    $log[] = $key . ' ' . (is_callable($value) ? 'a function' : $value);
})->wait();

$under = 0;
$most = 0;
$requests = [];
for ($i = 0; $i < 6; $i++) {
    $requests["r$i"] = function () use ($i, &$under, &$most) {
        $under++;
        $most = max($most, $under);
        return Create::promiseFor($i)->then(function ($value) use (&$under) {
            $under--;
            return $value * 10;
        });
    };
}
$pool = new Pool(null, $requests, [
    'concurrency' => 2,
    'fulfilled' => function ($value, $key) use (&$log) {
        $log[] = "$key $value";
    },
]);
$pool->promise()->wait();

echo json_encode($log), "\n";
echo $most <= 2 ? 'bounded' : 'unbounded', "\n";
