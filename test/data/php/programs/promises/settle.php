<?php

use GuzzleHttp\Promise\Utils;

$results = Utils::settle([
    'one' => $instance->chain('v3/certificates')->getAsync(),
    'two' => $instance->chain('v3/certificates')->getAsync()->then(fn ($response) => 'two'),
])->wait();
foreach ($results as $key => $result) {
    echo $key, ' ', $result['state'], ' ', is_string($result['value']) ? $result['value'] : 'response', "\n";
}
