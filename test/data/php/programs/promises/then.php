<?php

$instance->chain('v3/certificates')->getAsync()
    ->then(function ($response) {
        return json_decode((string) $response->getBody(), true);
    })
    ->then(function (array $data) {
        echo count($data['data']), $data['code'], "\n";
        return $data['count'];
    })
    ->then(function ($count) {
        echo $count * 2;
    })
    ->wait();
