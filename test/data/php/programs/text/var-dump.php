<?php

var_dump(['total' => 1, 'rate' => 0.6, 'ok' => false, 'none' => null, 'list' => ['支付']]);
