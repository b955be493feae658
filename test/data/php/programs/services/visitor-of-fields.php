<?php

class FieldMask
{
    private int $masked = 0;

    public function __construct(private array $names = ['openid', 'mobile', 'name'])
    {
    }

    public function apply(array $data): array
    {
        foreach ($data as $key => $value) {
            if (is_array($value)) {
                $data[$key] = $this->apply($value);
            } elseif (is_string($key) && in_array($key, $this->names, true)) {
                $this->masked++;
                $data[$key] = mb_substr((string) $value, 0, 1) . '***';
            }
        }
        return $data;
    }

    public function count(): int
    {
        return $this->masked;
    }
}

$mask = new FieldMask();
echo json_encode($mask->apply(['no' => 'a', 'payer' => ['openid' => 'oUp', 'list' => [['mobile' => 138], ['name' => '张三']]]]), JSON_UNESCAPED_UNICODE), $mask->count();
