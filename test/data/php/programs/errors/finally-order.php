<?php

function steps(): array
{
    $log = [];
    foreach ([1, 2, 3] as $n) {
        try {
            if ($n === 2) {
                continue;
            }
            $log[] = "try {$n}";
        } finally {
            $log[] = "finally {$n}";
        }
    }
    return $log;
}

echo implode(',', steps());
