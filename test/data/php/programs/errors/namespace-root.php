<?php

namespace App;

try {
    throw new \RuntimeException('x');
} catch (Exception $e) {
    echo 'never';
}
