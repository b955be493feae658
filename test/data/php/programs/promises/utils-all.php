<?php

use GuzzleHttp\Promise\Utils;

$promises = [];
foreach (['x', 'y'] as $no) {
    $promises[$no] = $instance->chain('v3/pay/transactions/id/{id}')->getAsync(['id' => $no])->then(fn ($response) => $no . $response->getStatusCode());
}
foreach (Utils::unwrap($promises) as $no => $result) {
    echo $no, '=', $result, ' ';
}
echo json_encode(Utils::all($promises)->wait());
