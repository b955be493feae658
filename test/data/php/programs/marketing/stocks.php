<?php

$response = $instance->v3->marketing->favor->stocks->get(['query' => ['offset' => 0, 'limit' => 10, 'stock_creator_mchid' => '1900000109', 'status' => 'running']]);
$data = json_decode((string) $response->getBody(), true);
printf("%d of %d: %s", count($data['data']), $data['count'], $data['data'][0]['id'] ?? 'none');
