<?php

$response = ['code' => 'OK', 'data' => ['list' => [['id' => 1, 'tags' => ['x', 'y']]]]];
['code' => $code, 'data' => ['list' => [['id' => $id, 'tags' => [, $second]]]]] = $response;
[, $b] = explode(':', 'a:b');
echo $code, $id, $second, $b;
