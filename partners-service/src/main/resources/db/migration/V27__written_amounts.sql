-- The content hash takes months and days as they were written, so 5.00 is kept beside 5. What is there was hashed without
-- idle zeros.
ALTER TABLE agreement_condition
    ALTER COLUMN total_months_per_year TYPE numeric USING trim_scale(total_months_per_year),
    ALTER COLUMN total_days_per_year TYPE numeric USING trim_scale(total_days_per_year);
