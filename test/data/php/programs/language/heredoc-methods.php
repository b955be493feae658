<?php

class Receipt
{
    public array $lines = ['tea' => 5];

    public function title(): string
    {
        return 'Receipt';
    }

    public function render(): string
    {
        return <<<TEXT
        {$this->title()}
          tea: {$this->lines['tea']}
        TEXT;
    }
}

echo (new Receipt())->render();
