<?php

$status = 'ABNORMAL';
switch (true) {
    case in_array($status, ['SUCCESS', 'CLOSED']):
        $text = 'over';
        break;
    case $status === 'PROCESSING':
        $text = 'running';
        break;
    default:
        $text = ucfirst(strtolower($status));
}
echo $text;
