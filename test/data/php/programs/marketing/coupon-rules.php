<?php

$rule = ['max_coupons' => 100, 'max_amount' => 100 * 10000, 'use_limit' => [['fixed' => ['value' => 5, 'min' => 100]], null]];
$rule['use_limit'] = array_values(array_filter($rule['use_limit']));
$instance->chain('v3/marketing/favor/coupon-stocks')->post(['json' => ['stock_name' => '微信支付代金券', 'stock_use_rule' => $rule, 'no_cash' => false]]);
