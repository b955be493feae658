<?php

$mchid = '1900000109';
$total = 5;
echo json_encode(compact('mchid', 'total'));
