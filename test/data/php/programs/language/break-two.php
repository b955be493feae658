<?php

$found = null;
foreach ([[1, 2], [3, 4]] as $row) {
    foreach ($row as $cell) {
        if ($cell === 3) {
            $found = $cell;
            break 2;
        }
    }
}
echo $found;
