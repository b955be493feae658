<?php

$found = [];
foreach ([[1, 2], [3, 4], [5]] as $at => $row) {
    foreach ($row as $cell) {
        if ($cell % 2 === 0) {
            continue;
        }
        if ($cell > 4) {
            break;
        }
        $found[] = "{$at}{$cell}";
    }
}
echo implode(',', $found), $at, $cell;
