<?php

class Validator
{
    private array $errors = [];

    public function validate(array $data, array $rules): bool
    {
        $this->errors = [];
        foreach ($rules as $field => $list) {
            foreach (explode('|', $list) as $rule) {
                [$name, $argument] = array_pad(explode(':', $rule, 2), 2, null);
                $value = $data[$field] ?? null;
                $ok = match ($name) {
                    'required' => $value !== null && $value !== '',
                    'int' => is_int($value) || is_string($value) && preg_match('/^\d+$/', $value) === 1,
                    'max' => strlen((string) $value) <= (int) $argument,
                    'in' => in_array($value, explode(',', (string) $argument), true),
                    default => throw new \UnexpectedValueException("rule {$name}"),
                };
                if (!$ok) {
                    $this->errors[$field][] = $name;
                }
            }
        }
        return empty($this->errors);
    }

    public function errors(): array
    {
        return $this->errors;
    }
}

$validator = new Validator();
$rules = ['out_trade_no' => 'required|max:32', 'total' => 'required|int', 'currency' => 'in:CNY,HKD'];
var_dump($validator->validate(['out_trade_no' => 'a', 'total' => '12', 'currency' => 'CNY'], $rules));
var_dump($validator->validate(['out_trade_no' => str_repeat('x', 40), 'total' => 'ten', 'currency' => 'USD'], $rules));
echo json_encode($validator->errors()), "\n";
try {
    $validator->validate([], ['a' => 'odd']);
} catch (\UnexpectedValueException $e) {
    echo $e->getMessage();
}
