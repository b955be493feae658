<?php

foreach (['19.90', 0.58, 1.005, '0.1', 4.35, 100, '8.2'] as $yuan) {
    echo (int) round($yuan * 100), ' ', bcmul((string) $yuan, '100', 0), ' ', intval(strval($yuan * 100)), "\n";
}
