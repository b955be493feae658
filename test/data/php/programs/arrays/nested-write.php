<?php

$body = [];
$body['amount']['total'] = 5;
$body['goods'][] = ['id' => 1];
$body['goods'][]['id'] = 2;
$body['goods'][1]['tags']['a'][] = 't';
unset($body['amount']['nothing'], $body['goods'][0]);
echo json_encode($body), isset($body['goods'][0]) ? 1 : 0, count($body, COUNT_RECURSIVE);
