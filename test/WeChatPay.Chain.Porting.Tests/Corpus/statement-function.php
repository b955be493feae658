function total(array $items, string $currency = 'CNY'): array {
  $sum = 0;
  foreach ($items as $item) {
    $sum += (int)$item['amount'];
  }
  return ['total' => $sum, 'currency' => $currency];
}

print_r(total([['amount' => 5], ['amount' => 6]]));
echo total([])['total'];
