<?php

function talk($client)
{
    echo strtoupper(yield 'name?'), "\n";
    $all = [yield 1, yield 2, 'k' => yield 3];
    echo json_encode($all), "\n";
    $data = (yield 'data') ?? 'default';
    if (yield 'if') {
        echo 'yes ', $data, "\n";
    }
    $text = 'a' . (yield 'b') . (yield 'c');
    $list['x'][] = yield 'list';
    $map = [];
    $map['k'] = yield 'map';
    switch (yield 'switch') {
        case 1:
            echo "one\n";
            break;
        default:
            echo "other\n";
    }
    $response = $client->chain('v3/certificates')->get();
    echo match (yield 'match') { 'a' => 'A', default => 'D' }, yield yield 'twice', "\n";
    return [$text, $list, $map, $response->getStatusCode()];
}

$g = talk($instance);
echo $g->current(), ' ';
foreach (['ann', 11, 12, 13, null, true, 'B', 'C', 'L', ['m' => 1], 1, 'a', 'w1', 'w2'] as $answer) {
    echo json_encode($g->send($answer)), ' ';
}
echo json_encode($g->getReturn());
