<?php

$event = json_decode(file_get_contents('php://input'), true);
[$kind, $result] = explode('.', $event['event_type'], 2);
$text = match (true) {
    $kind === 'TRANSACTION' && $result === 'SUCCESS' => 'payment',
    $kind === 'REFUND' => 'refund',
    default => 'other',
};
switch ($kind) {
    case 'REFUND':
        echo 'R';
        break;
    case 'TRANSACTION':
        echo 'T';
        // Falls into the end.
    default:
        echo '!';
}
echo ' ', $text, ' ', date('H:i', strtotime($event['create_time']));
