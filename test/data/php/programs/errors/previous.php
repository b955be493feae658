<?php

try {
    try {
        throw new \RuntimeException('inner', 7);
    } catch (\RuntimeException $e) {
        throw new \LogicException('outer', 1, $e);
    }
} catch (\LogicException $e) {
    for ($at = $e; $at !== null; $at = $at->getPrevious()) {
        echo $at->getMessage(), ' ', $at->getCode(), '; ';
    }
}
