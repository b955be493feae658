<?php

$base = ['timeout' => 5, 'headers' => ['Accept' => 'json'], 0 => 'x'];
$own = ['timeout' => 30, 'headers' => ['X-A' => '1'], 0 => 'y'];
echo json_encode(array_merge($base, $own)), json_encode($base + $own), json_encode(array_replace($base, $own)), json_encode(array_merge_recursive($base, $own));
