<?php

foreach (['a', 'b', 'c', 5, '5', null] as $value) {
    switch ($value) {
        case 'a':
        case 'b':
            echo 'ab ';
            break;
        case 5:
            echo 'five ';
            break;
        case null:
            echo 'null ';
            break;
        default:
            echo 'other ';
    }
}
